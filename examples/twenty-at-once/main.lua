-- Twenty requests at once, of every kind that there is: each listener hears of its own request and of no other.
local host = "https://stars.example.com"
local open = 20
local outcomes = {}

local label = display.newText("Asking…", display.contentCenterX, display.contentCenterY, native.systemFont, 18)

local function done(name, outcome)
  outcomes[#outcomes + 1] = name .. ": " .. outcome
  open = open - 1
  if open > 0 then return end
  table.sort(outcomes)
  print(table.concat(outcomes, "\n"))
  label.text = #outcomes .. " answers"
end

local function listener(name)
  return function(event)
    if event.phase ~= "ended" then return end
    done(name, event.isError and "failed" or event.status)
  end
end

for index = 1, 4 do
  network.request(host .. "/star/" .. index, "GET", listener("get " .. index))
  network.request(host .. "/gone/" .. index, "GET", listener("gone " .. index))
  network.request(host .. "/moved/" .. index, "GET", listener("moved " .. index), {})
  network.request(host .. "/star/" .. index, "POST", listener("post " .. index), {
    headers = { ["Content-Type"] = "application/json" },
    body = '{"seen":' .. index .. "}",
  })
  network.download(host .. "/chart.svg?" .. index, "GET", listener("chart " .. index), { progress = true },
    "chart-" .. index .. ".svg", system.TemporaryDirectory)
end
