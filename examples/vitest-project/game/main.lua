-- Fetches the scores, shows the best, and keeps a copy for the next start without a network.
local json = require("json")

local title = display.newText("Loading…", display.contentCenterX, display.contentCenterY, native.systemFont, 18)

local function keep(text)
  local file = io.open(system.pathForFile("scores.json", system.DocumentsDirectory), "w")
  if not file then return end
  file:write(text)
  file:close()
end

local function fetch(attempt)
  network.request("https://scores.example.com/best", "GET", function(event)
    if not event.isError and event.status == 200 then
      local best = json.decode(event.response)
      title.text = best.name .. ": " .. best.points
      print(title.text)
      keep(event.response)
    elseif attempt < 3 then
      timer.performWithDelay(100, function() fetch(attempt + 1) end)
    else
      title.text = "No scores today"
      print(title.text)
    end
  end)
end

fetch(1)
