-- The rows of a table view: what the app inserted, where each lies, and the groups of those that can be seen.
local kernel = ...
local type, pairs, floor, max, min = type, pairs, math.floor, math.max, math.min
local newGroup, newRect = display.newGroup, display.newRect
local base = kernel.widgets
local theme, isDisplayObject = base.theme, kernel.isDisplayObject

local defaultHeight, maxPasses = 40, 3

-- `owner`: { group, content, width, height, noLines, onRowRender }. A row is { id, height, … }; it ends at `bottom`.
function base.newRows(owner)
  local rows = {}
  local list, measured = {}, 0
  local shown = {}
  local isLaying, isStale = false, false

  local function measureTo(index)
    local y = measured > 0 and list[measured].bottom or 0
    for i = measured + 1, index do
      list[i].top = y
      y = y + list[i].height
      list[i].bottom = y
    end
    measured = max(measured, index)
  end

  function rows.count() return #list end

  function rows.height()
    if #list == 0 then return 0 end
    measureTo(#list)
    return list[#list].bottom
  end

  function rows.topOf(index)
    measureTo(index)
    return list[index].top
  end

  -- The row at a distance from the top of the content, or nil.
  function rows.indexAt(y)
    if y < 0 or y >= rows.height() then return nil end
    local low, high = 1, #list
    while low < high do
      local middle = floor((low + high) / 2)
      if list[middle].bottom <= y then low = middle + 1 else high = middle end
    end
    return low
  end

  function rows.isCategory(index) return list[index].isCategory end

  function rows.group(index)
    local row = list[index]
    return row and row.group
  end

  local function drop(row)
    local group = row.group
    row.group = nil
    shown[row] = nil
    if isDisplayObject(group) then group:removeSelf() end
  end

  local function dropExcept(keep)
    local gone = {}
    for row in pairs(shown) do
      if not keep[row] then gone[#gone + 1] = row end
    end
    for i = 1, #gone do drop(gone[i]) end
  end

  function rows.colour(index, isOver)
    local row = list[index]
    if row and isDisplayObject(row.background) then base.fill(row.background, isOver and row.over or row.colour) end
  end

  local function render(row, index)
    local group = newGroup()
    owner.content:insert(group)
    row.group = group
    shown[row] = true
    group.x, group.y = 0, row.top
    row.background = base.put(group, newRect(owner.width / 2, row.height / 2, owner.width, row.height))
    base.fill(row.background, row.colour)
    if not owner.noLines then
      local line = base.put(group, newRect(owner.width / 2, row.height - 0.5, owner.width, 1))
      base.fill(line, row.lineColour)
    end
    group.index, group.id, group.params = index, row.id or index, row.params
    group.isCategory = row.isCategory
    if owner.onRowRender then
      base.tell(owner.onRowRender, { name = 'rowRender', row = group, target = owner.group, index = index })
    end
  end

  -- The category whose rows are at the top stays there until the next one pushes it off.
  local function stick(index, top)
    local category = index
    while category > 0 and not list[category].isCategory do category = category - 1 end
    local sticky = category > 0 and list[category] or nil
    if not sticky then return nil end
    if not isDisplayObject(sticky.group) then render(sticky, category) end
    local y = max(sticky.top, top)
    for i = category + 1, #list do
      if i > index + 1 then break end
      if list[i].isCategory then y = min(y, list[i].top - sticky.height) break end
    end
    if isDisplayObject(sticky.group) then
      sticky.group.y = y
      sticky.group:toFront()
    end
    return sticky
  end

  local function lay()
    local top = -owner.position()
    local first = rows.indexAt(max(0, top))
    local keep = {}
    if first then
      local last = first
      while last <= #list and list[last] do
        measureTo(min(last, #list))
        local row = list[last]
        if row.top >= top + owner.height then break end
        keep[row] = true
        if not isDisplayObject(row.group) then
          render(row, last)
          if list[last] ~= row then
            isStale = true
            return
          end
        else
          row.group.y, row.group.index = row.top, last
        end
        last = last + 1
      end
      local sticky = owner.hasCategories and list[first] and stick(first, top)
      if sticky then keep[sticky] = true end
    end
    dropExcept(keep)
  end

  -- Renders what can be seen. A row that is inserted while another is rendered waits its turn.
  function rows.lay()
    if isLaying then
      isStale = true
      return
    end
    isLaying = true
    for _ = 1, maxPasses do
      isStale = false
      if kernel.guard(function() lay() return true end) ~= true or not isStale then break end
    end
    isLaying = false
    if isStale then kernel.later(function() if isDisplayObject(owner.group) then rows.lay() end end) end
  end

  function rows.insert(reader)
    local colour, over = reader.colours('rowColor', theme.surface, theme.line)
    local row = { id = reader.text('id'), height = reader.size('rowHeight', defaultHeight), colour = colour, over = over,
      lineColour = reader.colour('lineColor', theme.line), isCategory = reader.values.isCategory == true,
      params = reader.values.params }
    if row.isCategory then owner.hasCategories = true end
    list[#list + 1] = row
    measureTo(#list)
    if row.top < owner.height - owner.position() then rows.lay() end
  end

  -- `indices` in any order; what is none is left out.
  function rows.delete(indices)
    local wanted, kept = {}, {}
    for i = 1, #indices do
      local index = indices[i]
      if type(index) == 'number' and list[index] then wanted[index] = true end
    end
    for i = 1, #list do
      if wanted[i] then drop(list[i]) else kept[#kept + 1] = list[i] end
    end
    list, measured = kept, 0
    rows.lay()
  end

  function rows.clear()
    dropExcept({})
    list, measured = {}, 0
  end

  -- What can be seen is rendered anew.
  function rows.reload()
    dropExcept({})
    rows.lay()
  end

  return rows
end
