-- Lists whose entries end by themselves: what runs through one only marks the dead, they are taken out afterwards.
local kernel = ...

function kernel.dropDead(records)
  local kept = 0
  for i = 1, #records do
    local record = records[i]
    if record.alive then
      kept = kept + 1
      records[kept] = record
    end
  end
  for i = #records, kept + 1, -1 do records[i] = nil end
end

function kernel.countAlive(records)
  local count = 0
  for i = 1, #records do
    if records[i].alive then count = count + 1 end
  end
  return count
end
