-- A small shop in three scenes. The menu opens the others; left alone, it shows them once by itself.

local composer = require( "composer" )
local ui = require( "ui" )

ui.start()
composer.recycleOnSceneChange = true
composer.setVariable( "greeting", "Welcome" )
composer.setVariable( "tour", { "scenes.shop", "scenes.settings", "scenes.menu" } )
composer.gotoScene( "scenes.menu" )
