-- The following sample code starts an image download and, in the initial progress
-- notification, determines whether or not to continue based on the file's size.

local function networkListener( event )

    if ( event.isError ) then
        print( "Network error: ", event.response )
    elseif ( event.phase == "began" ) and ( event.bytesEstimated > 80000 ) then
        print( "Canceling request, file is too big!" )
        network.cancel( event.requestId )
    end
end

-- Start the image download
network.download(
    "https://plugins.solar2d.com/images/logo-banner.png",
    "GET",
    networkListener,
    { progress = true },
    "bannerCopy.png",
    system.TemporaryDirectory )
