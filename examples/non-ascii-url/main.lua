--If you want to include non-ASCII characters in the URL, you must "urlencode" (http://en.wikipedia.org/wiki/Percent-encoding) them.
--Note that your browser does this behind the scenes.

local json = require "json"

function urlencode( str )
    if ( str ) then
        str = string.gsub( str, "\n", "\r\n" )
        str = string.gsub( str, "([^%w ])",
              function ( c ) return string.format ( "%%%02X", string.byte( c ) ) end )
        str = string.gsub( str, " ", "+" )
    end
    return str
end

function myNetworkListener( event )
    print( "myNetworkListener: "..json.encode( event, { indent=true } ) )
end

addedText = "これはテストです"
local paramFormat = "&parm3=".. urlencode( addedText )
local request = "http://127.0.0.1/~tester/response.php?info=11&parm1=1&parm2=2".. paramFormat
network.download( request, "GET", myNetworkListener, "result.txt", system.DocumentsDirectory )
