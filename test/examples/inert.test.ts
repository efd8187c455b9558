import { expect, it } from 'vitest'
import { runExample } from '../support/run-example.ts'
import { makeScratchFolder } from '../support/scratch-folder.ts'

/** As the first lines of many a game: sound, physics, advertisements, shop, scores, plugins, sensors. */
const main = `
audio.setVolume( 0.5 )
local music = audio.loadStream( "music.mp3" )
audio.play( music, { loops = -1, channel = 1 } )
media.playSound( "start.mp3" )

local physics = require( "physics" )
physics.start()
physics.setGravity( 0, 9.8 )
local ball = display.newCircle( 100, 100, 20 )
physics.addBody( ball, "dynamic", { radius = 20, bounce = 0.4 } )

local ads = require( "ads" )
ads.init( "admob", "an id", function() end )
ads.show( "banner", { x = 0, y = 0 } )
local store = require( "store" )
store.init( "google", function() end )
store.loadProducts( { "com.example.coins" }, function() end )
local facebook = require( "facebook" )
facebook.login( "an id", function() end, { "email" } )
local gameNetwork = require( "gameNetwork" )
gameNetwork.init( "gamecenter", function() end )
local analytics = require( "analytics" )
analytics.init( "key" )
analytics.logEvent( "start" )
local admob = require( "plugin.admob" )
admob.init( function() end, { appId = "an id" } )
local notifications = require( "plugin.notifications.v2" )
notifications.registerForPushNotifications()

local spine = require( "plugin.spine" )
local group = display.newGroup()
group:insert( spine.newSkeleton( "hero.json" ) )
display.newRect( spine.newGroup(), 0, 0, 10, 10 )

system.setAccelerometerInterval( 60 )
system.vibrate()
Runtime:addEventListener( "accelerometer", function() end )
native.showPopup( "mail", { to = "ada@example.com" } )
local emitter = display.newEmitter( {} )
emitter.x = 10
emitter:start()

network.request( "https://api.example.com/start", "GET", function( event )
    print( "answer: " .. event.response )
end )
`

it('[E13] an app that begins with what is not simulated reaches its first request', async () => {
  const project = makeScratchFolder({
    'main.lua': main,
    'build.settings': 'settings = { android = { usesPermissions = { "android.permission.INTERNET" } } }',
    'coronagraph.json': JSON.stringify({ hosts: { 'api.example.com': { answers: [{ body: 'welcome' }] } } }),
  })
  const { exitCode, printed, said, answers } = await runExample(project)
  expect([exitCode, printed, answers]).toEqual([0, ['answer: welcome'], ['GET /start: 200']])
  expect(said.every((line) => line.startsWith('warning: main.lua:'))).toBe(true)
  for (const name of [
    'audio.loadStream',
    'media.playSound',
    'physics.addBody',
    'ads.show',
    'store.init',
    'facebook.login',
    'gameNetwork.init',
    'analytics.logEvent',
    'plugin.admob',
    'display.newEmitter',
  ]) {
    expect(said.join('\n')).toContain(name)
  }
})
