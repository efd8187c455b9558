--- date of the epoch
print(os.date("!%Y-%m-%d %H:%M:%S", 0), os.date("!%c", 0), os.date("!%x %X %p", 0))
--- each conversion
for c in ("aAbBcdHIjmMpSUwWxXyYZ%"):gmatch(".") do print(c, os.date("!%" .. c, 951829509)) end
--- each conversion in the evening of a year's last day
for c in ("aAbBcdHIjmMpSUwWxXyYZ%"):gmatch(".") do print(c, os.date("!%" .. c, 1735689599)) end
--- conversions of newer standards
for c in ("CDeFgGhnrRtTuV"):gmatch(".") do print(c, os.date("!%" .. c, 951829509), os.date("!%" .. c, 1104537600), os.date("!%" .. c, 1230768000)) end
--- conversions of the GNU library
for c in ("klPsz"):gmatch(".") do print(c, os.date("!%" .. c, 951829509)) end
--- weeks of years
for year = 1999, 2012 do print(year, os.date("!%U %W %V %G %g %j %u %w", os.time({ year = year, month = 1, day = 1, hour = 12 })), os.date("!%U %W %V %G %j", os.time({ year = year, month = 12, day = 31, hour = 12 }))) end
--- text around conversions
print(os.date("!year %Y!", 0), os.date("!%%%Y%%", 0), os.date("!", 0) == "", os.date("!x%", 0))
--- unknown conversions
print(os.date("!%Q|%!|%1", 0), os.date("!%i %J", 0))
--- date as a table
local d = os.date("!*t", 951829509)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst)
--- local date as a table
local d = os.date("*t", 951829509)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst)
--- summer
local d = os.date("*t", 1720000000)
print(d.year, d.month, d.day, d.hour, d.isdst, os.date("%H:%M %z", 1720000000))
--- time of a table
print(os.time({ year = 2000, month = 1, day = 1, hour = 0 }), os.time({ year = 2000, month = 1, day = 1 }), os.time({ year = 1970, month = 1, day = 2, hour = 0, min = 0, sec = 1 }))
--- time rolls over
print(os.time({ year = 2000, month = 13, day = 1, hour = 0 }), os.time({ year = 2000, month = 1, day = 32, hour = 0 }), os.time({ year = 2000, month = 0, day = 0, hour = 0 }), os.time({ year = 2000, month = 1, day = 1, hour = 25, min = 61, sec = 61 }), os.time({ year = 2000, month = 1, day = 1, hour = -1 }))
--- time does not change its table
local t = { year = 2000, month = 14, day = 40, hour = 0 }
os.time(t)
print(t.month, t.day)
--- time with missing fields
print(pcall(os.time, { year = 2000 }))
print(pcall(os.time, { year = 2000, month = 1 }))
print(pcall(os.time, { month = 1, day = 1 }))
print(pcall(os.time, { year = "2000", month = "1", day = "1", hour = "0" }))
print(pcall(os.time, { year = "x", month = 1, day = 1 }))
print(pcall(os.time, 5))
print(pcall(os.time, "x"))
--- time with fractions
print(os.time({ year = 2000.9, month = 1.9, day = 1.9, hour = 1.9 }))
--- time with isdst in winter
print(os.time({ year = 2024, month = 1, day = 15, hour = 12, isdst = true }), os.time({ year = 2024, month = 1, day = 15, hour = 12, isdst = false }), os.time({ year = 2024, month = 1, day = 15, hour = 12 }))
--- time with isdst in summer
print(os.time({ year = 2024, month = 7, day = 15, hour = 12, isdst = true }), os.time({ year = 2024, month = 7, day = 15, hour = 12, isdst = false }), os.time({ year = 2024, month = 7, day = 15, hour = 12 }))
--- time before the epoch
print(os.time({ year = 1969, month = 12, day = 31, hour = 0 }), os.date("!%Y-%m-%d", -86400), os.time({ year = 1900, month = 1, day = 1, hour = 0 }))
--- the last second before the epoch
print(os.time({ year = 1969, month = 12, day = 31, hour = 23, min = 59, sec = 59 }))
--- time far away
print(os.time({ year = 2100, month = 1, day = 1, hour = 0 }), os.date("!%Y-%m-%d %H:%M:%S", 2^33), os.date("!%Y", 253402300800))
--- time and date together
for _, t in ipairs({ 0, 951829509, 1720000000, 1e9, 4102444800 }) do print(os.time(os.date("*t", t)) == t) end
--- date with wrong arguments
print(pcall(os.date, {}))
print(pcall(os.date, "%Y", "x"))
print(os.date("!%Y", "86400"), os.date("!%S", 1.9))
--- difftime
print(os.difftime(10, 5), os.difftime(5, 10), pcall(os.difftime), os.difftime(7))
--- setlocale
print(os.setlocale(), os.setlocale("C"), os.setlocale(nil, "all"), os.setlocale("C", "numeric"))
print(pcall(os.setlocale, "C", "nonsense"))
--- clock
local a = os.clock()
print(type(a), os.clock() >= a)
