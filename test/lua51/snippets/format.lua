--- %d and %i
print(("%d|%5d|%-5d|%05d|%+d|% d|%.3d|%i"):format(42, 42, 42, 42, 42, 42, 42, 7))
print(("%d %d %d"):format(-1, 2^31 - 1, -2^31))
print(("%d"):format("10"), ("%d"):format(3.99), ("%d"):format(-3.99))
print(("%5.2d|"):format(3))
--- %u
print(("%u"):format(42), ("%u"):format(0))
--- %o %x %X
print(("%o %x %X %#o %#x %#X %08x %-8x|"):format(8, 255, 255, 8, 255, 255, 255, 255))
print(("%x"):format(2^32 - 1))
--- %c
print(("%c%c%c"):format(76, 117, 97), #("%c"):format(0), ("%5c|%-5c|"):format(65, 66))
--- %e %E
print(("%e %E %.0e %#.0e %.3e %12.4e|"):format(12345.678, 0.00012, 5, 5, 1, math.pi))
--- %f
print(("%f %.2f %.0f %#.0f %10.3f %-10.1f| %+f % f"):format(1 / 3, 2.345, 2.5, 2.5, math.pi, math.pi, 1, 1))
print(("%.20f"):format(0.1), ("%.14f"):format(1 / 3), ("%.99f"):format(1 / 3))
print(("%f"):format(1e15), ("%.3f"):format(-0), ("%.1f"):format(0.25), ("%.1f"):format(0.35))
--- %g %G
print(("%g %g %g %g %G %#g %.3g %.10g"):format(100000, 1000000, 0.0001, 0.00001, 1e-10, 1, math.pi, math.pi))
print(("%.14g"):format(0.1), ("%.17g"):format(0.1), ("%.14g"):format(2^53), ("%g"):format(1e300 * 1e10))
--- infinities
print(("%f %g %d"):format(1 / 0, -1 / 0, 5), ("%.1f"):format(-1 / 0), ("%5.1f|"):format(1 / 0), ("%G"):format(1 / 0))
--- %q
print(("%q"):format('say "hi"\\ \n next \r \0 end'))
print(("%q"):format("tab\t bell\7 high\200") == '"tab\t bell\7 high\200"', ("%q"):format(12))
--- %q of each small byte
for i = 0, 31 do print(i, #("%q"):format(string.char(i)), loadstring("return " .. ("%q"):format(string.char(i)))() == string.char(i)) end
--- %s
print(("%s|%5s|%-5s|%.2s|%5.1s|%s"):format("abc", "abc", "abc", "abc", "abc", 12))
print(("%s"):format(("x"):rep(120)) == ("x"):rep(120))
--- %s of other types
print(pcall(string.format, "%s", nil))
print(pcall(string.format, "%s", {}))
print(pcall(string.format, "%s", true))
--- %s with a zero byte
print(#("%s"):format("a\0b"), #("%s"):format(("a\0b"):rep(100)), #("%10s"):format("a\0b"))
--- %%
print(("%% %d%%"):format(5), ("100%%"):format())
--- missing and wrong arguments
print(pcall(string.format, "%d"))
print(pcall(string.format, "%d", "x"))
print(pcall(string.format, "%s"))
print(pcall(string.format, "%d %d", 1))
print(pcall(string.format, "%c", "x"))
print(pcall(string.format, "%f", {}))
print(pcall(string.format, "%q"))
print(pcall(string.format))
--- more arguments than needed
print(("x"):format(1, 2), ("%d"):format(1, 2))
--- bad conversions
print(pcall(string.format, "%y", 1))
print(pcall(string.format, "%", 1))
print(pcall(string.format, "%10", 1))
print(pcall(string.format, "%p", 1))
print(pcall(string.format, "%ld", 1))
print(pcall(string.format, "%a", 1))
print(pcall(string.format, "%F", 1))
print(pcall(string.format, "%n", 1))
--- widths that are too long
print(pcall(string.format, "%100d", 1))
print(pcall(string.format, "%.100f", 1))
print(pcall(string.format, "%0-+ #0d", 1))
print(#("%99d"):format(1), #("%.99f"):format(1))
print(pcall(string.format, "%*d", 5, 1))
--- flags together
print(("%-+6d|%+06d|% 06d|%-#8x|%+.2e"):format(5, 5, 5, 255, 1.5))
--- whole numbers above 32 bits
print(("%d"):format(2^40), ("%d"):format(2^53), ("%d %i"):format(1700000000123, -1700000000123), ("%x"):format(2^40), ("%X %o %u"):format(2^40 - 1, 2^40, 2^63))
print(("%020d|%-20d|%20d|%+d|% d|%.18d|%#x|%d%%|%s"):format(2^41, 2^41, 2^41, 2^41, 2^41, 2^41, 2^41, 2^41, 2^41))
print(("%d"):format("1700000000123"), ("%d %s %d"):format(1, "ä", 2^33), ("%5.1f %d"):format(1.25, 3e9))
print(pcall(function() return ("%d %d"):format(2^40) end))
print(pcall(function() return ("%d %d"):format(2^40, {}) end))
print(pcall(function() return string.format("%d %y", 2^40, 1) end))
