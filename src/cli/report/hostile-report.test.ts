import { type Document, Window } from 'happy-dom'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadApi } from '../../../test/support/built-api.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'

const attack = `"'><script>globalThis.broken=1</script><img src=x onerror=alert(1)></style></title>`
const turned = '\u202egnp.exe'

it('[R41] whatever an app, a server or a project calls itself, nothing of it becomes markup', async () => {
  const server = await httpServer((_request, response) => {
    response.writeHead(200, 'OK', {
      'Content-Type': 'text/plain',
      [`X-A`]: attack,
      'X-Turned': Buffer.from(turned).toString('latin1'),
    })
    response.end(attack + turned)
  })
  const folder = temporaryDirectory()
  const project = join(folder, `<b onmouseover=alert(1)>&amp;`)
  mkdirSync(project)
  writeFileSync(
    join(project, 'main.lua'),
    `local attack = [==[${attack}]==]
     print(attack .. "${turned}")
     network.request("${server.url}/" .. attack, "GET", function(event)
       print(event.response)
       network.request("javascript:alert(1)//" .. attack, "GET", function() error(attack) end)
     end, { headers = { ["X-B"] = attack } })`,
  )
  const report = join(folder, 'report.html')
  const { run } = await loadApi()
  await using result = await run({ project, fresh: true, report })
  expect(result.exchanges).toHaveLength(2)

  const page = readFileSync(report, 'utf8')
  const document = parse(page)
  expect(namesOf(document).filter((name) => !known.has(name))).toEqual([])
  for (const link of document.querySelectorAll('[href]')) {
    expect(link.getAttribute('href')).toMatch(/^#[a-z]+(-\d+)?$/)
  }
  expect(document.querySelector('h1')?.textContent).toBe('<b onmouseover=alert(1)>&amp;')
  expect(document.body.textContent).toContain(attack)
  expect(page).not.toContain('\u202e')
  expect(page).toContain('\\u{202e}gnp.exe')
})

/** Every element and attribute that a report is made of. */
const known = new Set(
  (
    '[aria-hidden] [aria-label] [aria-labelledby] [charset] [class] [content] [cx] [cy] [data-kind] [data-level] ' +
    '[data-tone] [datetime] [height] [href] [http-equiv] [id] [lang] [name] [r] [scope] [tabindex] [viewBox] [width] ' +
    '[x1] [x2] [x] [y1] [y2] [y] a b body caption circle code dd details div dl dt em footer h1 h2 h3 head header html ' +
    'i li line main meta nav ol p rect section span strong style summary svg table tbody td text th thead time title tr ul'
  ).split(' '),
)

function namesOf(document: Document): readonly string[] {
  const names = new Set<string>()
  for (const element of document.querySelectorAll('*')) {
    names.add(element.localName)
    for (const { name } of element.attributes) names.add(`[${name}]`)
  }
  return [...names].toSorted()
}

function parse(page: string): Document {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } })
  document.write(page)
  return document
}
