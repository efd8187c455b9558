-- The look of the app: colours, and the few things that every screen is made of.

local widget = require( "widget" )

local ui = {}

ui.colours =
{
    page = { 0.078, 0.086, 0.114 },
    card = { 0.118, 0.133, 0.188 },
    line = { 0.196, 0.220, 0.314 },
    text = { 0.949, 0.941, 0.918 },
    quiet = { 0.663, 0.682, 0.761 },
    accent = { 0.961, 0.702, 0.298 },
    ink = { 0.133, 0.098, 0.039 },
    good = { 0.475, 0.780, 0.565 },
    bad = { 1, 0.608, 0.541 },
}

local anchors = { left = 0, center = 0.5, right = 1 }

-- One line, or several when there is a width. x is its left edge, its centre or its right edge, as it is aligned.
function ui.text( parent, options )
    local align = options.align or "left"
    local text = display.newText(
    {
        parent = parent,
        text = options.text or "",
        x = options.x,
        y = options.y,
        width = options.width,
        font = options.bold and native.systemFontBold or native.systemFont,
        fontSize = options.size or 13,
        align = align,
    } )
    text.anchorX = anchors[align]
    text.anchorY = options.anchorY or 0.5
    text:setFillColor( unpack( ui.colours[options.colour or "text"] ) )
    return text
end

function ui.colour( text, name )
    text:setFillColor( unpack( ui.colours[name] ) )
end

-- The left upper corner is at x, y.
function ui.card( parent, x, y, width, height )
    local card = display.newRoundedRect( parent or display.currentStage, x + width / 2, y + height / 2, width, height, 10 )
    card:setFillColor( unpack( ui.colours.card ) )
    card:setStrokeColor( unpack( ui.colours.line ) )
    card.strokeWidth = 1
    return card
end

function ui.bar( parent, x, y, width )
    parent = parent or display.currentStage
    local track = display.newRoundedRect( parent, x + width / 2, y, width, 4, 2 )
    track:setFillColor( unpack( ui.colours.line ) )
    local bar = display.newRoundedRect( parent, x, y, 4, 4, 2 )
    bar.anchorX = 0
    bar:setFillColor( unpack( ui.colours.accent ) )
    bar.isVisible = false
    bar.track = track

    -- From 0 to 1; nil hides it.
    function bar:show( share )
        self.isVisible = share ~= nil and share > 0
        self.track.isVisible = share ~= nil
        if self.isVisible then self.width = math.max( 4, width * math.min( share, 1 ) ) end
    end
    return bar
end

-- The centre is at x, y. A quiet button is outlined.
function ui.button( parent, options )
    local colours = ui.colours
    local fill = options.isQuiet and colours.card or colours.accent
    local label = options.isQuiet and colours.text or colours.ink
    local button = widget.newButton(
    {
        id = options.id,
        label = options.label,
        x = options.x,
        y = options.y,
        width = options.width or 140,
        height = options.height or 36,
        shape = "roundedRect",
        cornerRadius = 8,
        font = native.systemFontBold,
        fontSize = options.size or 14,
        fillColor = { default = fill, over = colours.line },
        strokeColor = { default = options.isQuiet and colours.line or fill, over = colours.accent },
        strokeWidth = 1,
        labelColor = { default = label, over = colours.text },
        onRelease = options.onRelease,
    } )
    if parent then parent:insert( button ) end
    return button
end

-- The title of a screen and a line below it. Returns that line.
function ui.header( parent, title, line )
    ui.text( parent, { text = title, x = 16, y = 26, size = 20, bold = true } )
    return ui.text( parent, { text = line, x = 16, y = 48, size = 12, colour = "quiet" } )
end

function ui.start()
    display.setStatusBar( display.HiddenStatusBar )
    display.setDefault( "background", unpack( ui.colours.page ) )
end

return ui
