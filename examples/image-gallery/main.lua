-- Twelve pictures are downloaded side by side into the Caches directory. Tap one to cancel it, tap it again to retry.

local ui = require( "ui" )
local tile = require( "tile" )

local names =
{
    "dawn", "dunes", "forest", "harbour", "ice", "lantern",
    "meadow", "moss", "night", "reef", "storm", "valley",
}

ui.start()
local summary = ui.header( nil, "Gallery", "" )
local tiles = {}

local function count( state )
    local number = 0
    for i = 1, #tiles do
        if tiles[i].state == state then number = number + 1 end
    end
    return number
end

-- Called by a tile whenever it changes.
local function update()
    if #tiles < #names then return end
    local shown, running = count( "shown" ), count( "running" )
    local failed, cancelled = count( "failed" ), count( "cancelled" )
    local text = shown .. " of " .. #names
    if running > 0 then text = text .. "  ·  " .. running .. " loading" end
    if failed > 0 then text = text .. "  ·  " .. failed .. " failed" end
    if cancelled > 0 then text = text .. "  ·  " .. cancelled .. " cancelled" end
    summary.text = text
    if running == 0 and count( "waiting" ) == 0 then print( "Gallery: " .. text ) end
end

local function cancelAll()
    for i = 1, #tiles do tiles[i]:cancel() end
end

local function retryAll()
    for i = 1, #tiles do tiles[i]:retry() end
end

local width, height, gap = 92, 84, 6
for i = 1, #names do
    local column, row = ( i - 1 ) % 3, math.floor( ( i - 1 ) / 3 )
    local x, y = 16 + column * ( width + gap ), 66 + row * ( height + gap )
    tiles[i] = tile.new( { name = names[i], x = x, y = y, width = width, height = height, onChange = update } )
end
for i = 1, #tiles do tiles[i]:start() end

ui.button( nil, { label = "Cancel all", x = 86, y = 455, isQuiet = true, onRelease = cancelAll } )
ui.button( nil, { label = "Retry", x = 234, y = 455, onRelease = retryAll } )
