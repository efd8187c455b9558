import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from './support/project.mjs'
import { run } from './support/run.mjs'
import { Problem, runMain } from './support/say.mjs'

// `npm run bench -- download` bundles `bench/download.ts` and runs it in plain Node.
await runMain(async () => {
  const [, , name] = process.argv
  const known = (await readdir(join(projectFolder, 'bench'))).map((file) => file.replace(/\.ts$/, ''))
  if (name === undefined || !known.includes(name)) {
    throw new Problem(`Usage: npm run bench -- <name>, one of: ${known.join(', ')}`)
  }
  const outDir = join(projectFolder, '.cache', 'bench')
  await build({
    logLevel: 'warn',
    configFile: false,
    root: projectFolder,
    build: { ssr: join('bench', `${name}.ts`), outDir, target: 'node20', emptyOutDir: false },
  })
  const { exitCode } = await run(process.execPath, [join(outDir, `${name}.js`)], { cwd: projectFolder })
  return exitCode
})
