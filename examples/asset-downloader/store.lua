-- Which assets are complete: a table of a database beside the files themselves.

local lfs = require( "lfs" )
local sqlite3 = require( "sqlite3" )

local store = {}
local database

function store.pathOf( name )
    return system.pathForFile( name, system.DocumentsDirectory )
end

local function onSystemEvent( event )
    if event.type == "applicationExit" and database and database:isopen() then database:close() end
end

function store.open()
    database = sqlite3.open( store.pathOf( "assets.db" ) )
    database:exec( [[CREATE TABLE IF NOT EXISTS assets (name TEXT PRIMARY KEY, size INTEGER, sha256 TEXT);]] )
    Runtime:addEventListener( "system", onSystemEvent )
end

-- The database remembers what was checked; the file has to be there still.
function store.has( asset )
    local statement = database:prepare( "SELECT size FROM assets WHERE name = ? AND sha256 = ?" )
    statement:bind_values( asset.name, asset.sha256 )
    local isKnown = statement:step() == sqlite3.ROW
    statement:finalize()
    return isKnown and lfs.attributes( store.pathOf( asset.name ), "size" ) == asset.size
end

function store.add( asset )
    local statement = database:prepare( "INSERT OR REPLACE INTO assets VALUES (?, ?, ?)" )
    statement:bind_values( asset.name, asset.size, asset.sha256 )
    statement:step()
    statement:finalize()
end

function store.count()
    for row in database:nrows( "SELECT COUNT(*) AS number FROM assets" ) do return row.number end
    return 0
end

function store.clear()
    local names = {}
    for row in database:nrows( "SELECT name FROM assets" ) do names[#names + 1] = row.name end
    for i = 1, #names do os.remove( store.pathOf( names[i] ) ) end
    database:exec( "DELETE FROM assets" )
end

return store
