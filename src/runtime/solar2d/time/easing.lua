-- easing.*: each function is called as f(elapsed, duration, start, change).
local sin, cos, pi, sqrt, pow = math.sin, math.cos, math.pi, math.sqrt, math.pow

-- The "in" half of each curve, from 0 at 0 to 1 at 1. The other three follow from it.
local curves = {
  Quad = function(p) return p * p end,
  Cubic = function(p) return p * p * p end,
  Quart = function(p) return p * p * p * p end,
  Quint = function(p) return p * p * p * p * p end,
  Sine = function(p) return 1 - cos(p * pi / 2) end,
  Expo = function(p) return p <= 0 and 0 or pow(2, 10 * (p - 1)) end,
  Circ = function(p) return 1 - sqrt(1 - p * p) end,
  Back = function(p) return p * p * (2.70158 * p - 1.70158) end,
  Elastic = function(p)
    if p <= 0 or p >= 1 then return p end
    return -pow(2, 10 * (p - 1)) * sin((p - 1.075) * 2 * pi / 0.3)
  end,
  Bounce = function(p)
    local q = 1 - p
    if q < 1 / 2.75 then return 1 - 7.5625 * q * q end
    if q < 2 / 2.75 then
      q = q - 1.5 / 2.75
      return 1 - (7.5625 * q * q + 0.75)
    end
    if q < 2.5 / 2.75 then
      q = q - 2.25 / 2.75
      return 1 - (7.5625 * q * q + 0.9375)
    end
    q = q - 2.625 / 2.75
    return 1 - (7.5625 * q * q + 0.984375)
  end,
}

-- Rounding must not keep a curve from its ends.
local function asEasing(curve, last)
  return function(elapsed, duration, start, change)
    local progress = duration > 0 and elapsed / duration or 1
    if progress <= 0 then return start end
    if progress >= 1 then return start + change * (last or 1) end
    return start + change * curve(progress)
  end
end

easing = {
  linear = asEasing(function(p) return p end),
  continuousLoop = asEasing(function(p) return p < 0.5 and p * 2 or 2 - p * 2 end, 0),
}

for name, curve in pairs(curves) do
  local function out(p) return 1 - curve(1 - p) end
  easing['in' .. name] = asEasing(curve)
  easing['out' .. name] = asEasing(out)
  easing['inOut' .. name] = asEasing(function(p)
    if p < 0.5 then return curve(p * 2) / 2 end
    return 0.5 + out(p * 2 - 1) / 2
  end)
  easing['outIn' .. name] = asEasing(function(p)
    if p < 0.5 then return out(p * 2) / 2 end
    return 0.5 + curve(p * 2 - 1) / 2
  end)
end
easing.inQuadratic, easing.outQuadratic, easing.inOutQuadratic = easing.inQuad, easing.outQuad, easing.inOutQuad

package.loaded.easing = easing
