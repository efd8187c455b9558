import { defineConfig } from 'vite'

/** What every page of a web app begins with: one classic script, so that it runs before any of the app's own. */
export default defineConfig({
  build: {
    target: 'chrome130',
    outDir: 'out/web',
    minify: true,
    rollupOptions: {
      input: { network: 'src/renderer/web/boot.ts' },
      output: { format: 'iife', entryFileNames: '[name].js' },
    },
  },
})
