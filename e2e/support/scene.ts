/** 2000 characters, as a link with a signed query is. */
const longUrl =
  `https://cdn.scene.test/textures/${'nebula-'.repeat(30)}.png?signature=${'0a1b2c3d'.repeat(220)}`.slice(
    0,
    2000,
  )

const longFileName = `${'a-very-long-name-of-a-picture-'.repeat(4).slice(0, 116)}.png`

/** Four by four points. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAFUlEQVR42mNk+M9QzwAEjDAGNzYAAF/kBf0W3nPNAAAAAElFTkSuQmCC',
  'base64',
)

const scores = {
  page: 1,
  isLast: false,
  cursor: null,
  scores: Array.from({ length: 12 }, (_, at) => ({ name: `player ${at}`, score: 11_240 - at * 37 })),
}

const listing = Array.from({ length: 40 }, (_, at) => `line ${at}: the light of the corona`).join('\n')

/**
 * An app of which every part of the inspector has something to show: requests in all states, bodies of every kind,
 * a redirect, notes for findings, files, prints, a warning and an error, and two downloads that never end by themselves.
 */
export const scene: Readonly<Record<string, string | Uint8Array>> = {
  'main.lua': `
local function hear(event)
  if event.phase == "ended" then print("heard " .. tostring(event.status) .. " of " .. event.url:sub(1, 60)) end
end
local api = "https://api.scene.test"
network.request(api .. "/scores.json?page=1&sort=down", "GET", hear,
  { headers = { Cookie = "sid=5f3c9a", ["X-Key"] = "abc" } })
network.request(api .. "/scores.json?page=2&sort=down", "GET", hear)
network.request(api .. "/listing.txt", "GET", hear)
network.request(api .. "/logo.png", "GET", hear)
network.request(api .. "/data.bin", "GET", hear)
network.request(api .. "/missing.json", "GET", hear)
network.request(api .. "/broken", "GET", hear)
network.request(api .. "/moved", "GET", hear)
network.request(api .. "/login", "POST", hear,
  { headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }, body = "name=Ada&word=secret" })
network.request("http://refused.scene.test/none", "GET", hear)
network.request("${longUrl}", "GET", hear)
network.download(api .. "/logo.png", "GET", hear, "${longFileName}", system.DocumentsDirectory)
network.download(api .. "/listing.txt", "GET", hear, "listing.txt", system.CachesDirectory)
network.upload(api .. "/photos", "POST", hear, "main.lua", system.ResourceDirectory, "text/plain")
network.download("https://slow.scene.test/large.bin?1", "GET", hear, { progress = true }, "large-1.bin", system.TemporaryDirectory)
network.download("https://slow.scene.test/large.bin?2", "GET", hear, { progress = true }, "large-2.bin", system.TemporaryDirectory)
local gone = network.request("https://slow.scene.test/large.bin?3", "GET", hear)
timer.performWithDelay(500, function() network.cancel(gone) end)
timer.performWithDelay(600, function() local nothing = nil; nothing.fall() end)
timer.performWithDelay(700, function() print("the scene is set") end)
`,
  'coronagraph.json': JSON.stringify({
    hosts: {
      'api.scene.test': {
        serve: 'remote',
        answers: [
          { when: { path: '/broken' }, status: 500, body: 'The server broke.' },
          { when: { path: '/moved' }, status: 302, headers: { Location: '/scores.json?page=3' } },
          {
            when: { path: '/login' },
            headers: { 'Set-Cookie': ['sid=5f3c9a; Path=/; HttpOnly', 'theme=dark; Path=/'] },
            json: { welcome: 'Ada' },
          },
          { when: { path: '/photos' }, status: 201, json: { id: 6 } },
        ],
      },
      'cdn.scene.test': { answers: [{ body: 'short' }] },
      'slow.scene.test': { serve: 'remote', bytesPerSecond: 20_000 },
      'refused.scene.test': { address: '127.0.0.1:9' },
    },
  }),
  'remote/scores.json': JSON.stringify(scores),
  'remote/listing.txt': listing,
  'remote/logo.png': picture,
  'remote/data.bin': Uint8Array.from({ length: 1024 }, (_, at) => (at * 7) % 256),
  'remote/large.bin': new Uint8Array(8_000_000).fill(7),
}
