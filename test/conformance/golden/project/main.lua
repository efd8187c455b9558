-- One call after the other, each with the events that its listener got. `server.lua` is made by the test.
local server = require "server"

local function shown(text)
  -- The port and the system's own code are different on every machine.
  return (text:gsub(server:gsub("%p", "%%%0"), "SERVER"):gsub("%(E[A-Z_]+%)$", "(CODE)"))
end

local function describe(event)
  local parts = { event.phase, "isError=" .. tostring(event.isError), "status=" .. event.status,
    "bytes=" .. event.bytesTransferred .. "/" .. event.bytesEstimated }
  local function add(name, value) if value ~= nil then parts[#parts + 1] = name .. "=" .. value end end
  add("type", event.responseType)
  if type(event.response) == "table" then
    add("file", event.response.filename)
    add("documents", tostring(event.response.baseDirectory == system.DocumentsDirectory))
  elseif event.response then
    add("response", shown(event.response))
  end
  local headers = event.responseHeaders
  add("headers", headers and "yes" or "no")
  add("location", headers and (headers.Location or headers.location))
  return table.concat(parts, " ")
end

local steps = {}
local function nextStep()
  local step = table.remove(steps, 1)
  if step then step() else print("done") end
end

local function step(name, run)
  steps[#steps + 1] = function()
    print("- " .. name)
    run(function(event)
      print(describe(event))
      if event.phase == "ended" then nextStep() end
    end)
  end
end

local platform = system.getInfo("platform")
local hasPhases = platform ~= "linux" and platform ~= "html5"
local text = { ["Content-Type"] = "text/plain" }

step("GET 200 JSON, no params", function(listener) network.request(server .. "/json", "GET", listener) end)

step("GET 404 HTML", function(listener) network.request(server .. "/missing", "GET", listener) end)

step("download 200, progress=true, in three parts", function(listener)
  local function more() network.request(server .. "/more", "GET", function() end) end
  local function hear(event)
    listener(event)
    -- The server sends the next part when a second has passed since this event.
    if event.phase == "progress" then timer.performWithDelay(1050, more) end
  end
  network.download(server .. "/parts", "GET", hear, { progress = true }, "parts.txt", system.DocumentsDirectory)
  if not hasPhases then
    for i = 1, 2 do timer.performWithDelay(50 * i, more) end
  end
end)

step("download 404", function(listener)
  network.download(server .. "/missing", "GET", listener, "parts.txt", system.DocumentsDirectory)
end)

step("DNS failure", function(listener) network.request("http://nowhere.invalid/", "GET", listener) end)

step("upload, progress=true", function(listener)
  network.upload(server .. "/thanks", "POST", listener, { progress = true, headers = text }, "upload.txt",
    system.ResourceDirectory)
end)

step("cancel in began", function(listener)
  network.download(server .. "/stalls", "GET", function(event)
    listener(event)
    if event.phase ~= "began" then return end
    network.cancel(event.requestId)
    -- Whatever the first could still send would come before the answer to this.
    network.request(server .. "/json", "GET", nextStep)
  end, { progress = true }, "cancelled.txt", system.DocumentsDirectory)
  -- Where there is no began, nobody cancels: the server sends the rest.
  if not hasPhases then network.request(server .. "/rest", "GET", function() end) end
end)

step("HEAD", function(listener) network.request(server .. "/json", "HEAD", listener) end)

step("handleRedirects=false on 302", function(listener)
  network.request(server .. "/moved", "GET", listener, { handleRedirects = false })
end)

nextStep()
