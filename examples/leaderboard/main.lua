-- A leaderboard behind a signed REST interface: read, add, change, remove, and what happens when the server refuses.

local ui = require( "ui" )
local api = require( "api" )
local board = require( "board" )

ui.start()
ui.header( nil, "Leaderboard", "Signed with HMAC-SHA256" )
local view = board.new( { x = 16, y = 66, width = 288, height = 190 } )

local lines = {}
ui.card( nil, 16, 268, 288, 148 )
for i = 1, 6 do
    local y = 284 + ( i - 1 ) * 23
    lines[i] =
    {
        what = ui.text( nil, { x = 30, y = y, size = 12 } ),
        result = ui.text( nil, { x = 290, y = y, size = 12, align = "right", colour = "quiet" } ),
    }
end

local player = { name = "Ada", score = 8120 }
local client = api.new( "https://scores.example.com", "player-7", "between the moon and the sun" )
local stranger = api.new( "https://scores.example.com", "player-7", "a wrong secret" )

local function refresh()
    client:call( "GET", "/scores", nil, function( answer )
        if answer.ok then view:show( answer.data.scores, player.name ) end
    end )
end

-- Each step is one call; the next begins when it has been answered.
local steps =
{
    { "Read the board", client, "GET", "/scores" },
    { "Add " .. player.name, client, "POST", "/scores", { name = player.name, score = player.score } },
    { "Improve the score", client, "PUT", "/scores/6", { score = player.score + 900 } },
    { "Add nobody", client, "POST", "/scores/check", { name = "" } },
    { "Sign with a wrong key", stranger, "GET", "/scores" },
    { "Remove it again", client, "DELETE", "/scores/6" },
}

local isRunning = false

local function run( number )
    local step = steps[number]
    if not step then
        isRunning = false
        print( "Leaderboard: done" )
        return
    end
    local title, through, method, path, body = unpack( step, 1, 5 )
    lines[number].what.text = title
    lines[number].result.text = "…"
    through:call( method, path, body, function( answer )
        print( method .. " " .. path .. ": " .. answer.text )
        lines[number].result.text = answer.text
        ui.colour( lines[number].result, answer.ok and "good" or "bad" )
        if answer.ok and answer.data.scores then view:show( answer.data.scores, player.name ) end
        run( number + 1 )
    end )
end

local function runAll()
    if isRunning then return end
    isRunning = true
    for i = 1, #lines do lines[i].what.text, lines[i].result.text = "", "" end
    run( 1 )
end

ui.button( nil, { label = "Refresh", x = 86, y = 448, isQuiet = true, onRelease = refresh } )
ui.button( nil, { label = "Run again", x = 234, y = 448, onRelease = runAll } )
runAll()
