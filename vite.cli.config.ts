import { defineConfig } from 'vite'

/**
 * The headless host: plain Node. What it depends on is bundled, since one file is read much faster than hundreds; only
 * the WebAssembly modules stay where they are installed, and are read by their names there.
 */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    rollupOptions: {
      input: {
        index: 'src/cli/start.ts',
        api: 'src/cli/api.ts',
        'app-worker': 'src/cli/app/app-worker.ts',
      },
      // All in one folder: what starts the worker looks for it beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
    },
  },
})
