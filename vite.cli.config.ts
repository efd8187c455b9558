import { defineConfig } from 'vite'

/** The headless host: plain Node, dependencies left to node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    rollupOptions: {
      input: { index: 'src/cli/index.ts', 'app-worker': 'src/cli/app-worker.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
})
