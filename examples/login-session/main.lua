-- A session with a server: sign in by a form, keep the cookie, show what only members see, sign out.

local ui = require( "ui" )
local session = require( "session" )
local account = require( "account" )

ui.start()
local status = ui.header( nil, "Observatory", "Who are you?" )
local member = session.new( "https://members.example.com" )
local view = account.new( { x = 16, y = 188, width = 288, height = 120 } )

ui.card( nil, 16, 66, 288, 108 )
local name = native.newTextField( 160, 98, 264, 32 )
name.placeholder = "Name"
name.size = 14
name.text = "guest"
local password = native.newTextField( 160, 142, 264, 32 )
password.placeholder = "Password"
password.size = 14
password.isSecure = true
password.text = "totality"

ui.card( nil, 16, 320, 288, 92 )
local lines = {}
for i = 1, 3 do
    lines[i] = ui.text( nil, { x = 30, y = 340 + ( i - 1 ) * 26, size = 12, colour = "quiet" } )
end

-- The last three steps stay on the screen.
local function note( text )
    print( text )
    for i = 1, #lines - 1 do lines[i].text = lines[i + 1].text end
    lines[#lines].text = text
end

local function say( text, colour )
    status.text = text
    ui.colour( status, colour or "quiet" )
end

local signOutTimer

local function signOut()
    if signOutTimer then timer.cancel( signOutTimer ) end
    signOutTimer = nil
    member:send( "POST", "/logout", nil, false, function( answer )
        note( "Signed out: " .. answer.status .. ", cookies left: " .. member:cookieCount() )
        view:clear()
        say( "Signed out" )
        -- Without the cookie the door is closed again.
        member:send( "GET", "/account", nil, false, function( door )
            note( "Account: " .. door.status .. " to " .. tostring( door.location ) )
        end )
    end )
end

-- A table that many share signs people out by itself.
local function startSignOutTimer()
    if signOutTimer then timer.cancel( signOutTimer ) end
    signOutTimer = timer.performWithDelay( 6000, signOut )
end

local function showAccount()
    -- "/me" leads on to the account: the library follows, and only the last answer is heard.
    member:send( "GET", "/me", nil, true, function( answer )
        note( "Account: " .. answer.status .. ", followed from /me" )
        if not answer.data then return say( "No account: " .. answer.status, "bad" ) end
        view:show( answer.data )
        say( "Signed in as " .. answer.data.name, "good" )
        startSignOutTimer()
    end )
end

local function signIn()
    native.setKeyboardFocus( nil )
    say( "Signing in" )
    member:send( "POST", "/login", { name = name.text or "", password = password.text or "" }, false, function( answer )
        if answer.status ~= 302 then
            note( "Sign-in: " .. answer.status )
            return say( "Not signed in", "bad" )
        end
        note( "Sign-in: 302 to " .. tostring( answer.location ) .. ", cookies: " .. member:cookieCount() )
        showAccount()
    end )
end

ui.button( nil, { label = "Sign out", x = 86, y = 448, isQuiet = true, onRelease = signOut } )
ui.button( nil, { label = "Sign in", x = 234, y = 448, onRelease = signIn } )

-- Is there a session already? Redirects are not followed, to see where the server sends us.
member:send( "GET", "/account", nil, false, function( answer )
    note( "Account: " .. answer.status .. " to " .. tostring( answer.location ) )
    if answer.status == 302 and answer.location == "/login" then signIn() end
end )
