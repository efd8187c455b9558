import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          headless: resolve('src/main/headless/index.ts'),
          'search-worker': resolve('src/core/search/search-worker.ts'),
          'import-worker': resolve('src/core/har/import-worker.ts'),
        },
        // Beside the entries: what they share finds the other outputs from there.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one self-contained CommonJS file.
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { app: resolve('src/preload/app.ts'), inspector: resolve('src/preload/inspector.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      // electron-vite leaves it off, which suits main's stack traces; a window loads and parses all of this at each start.
      minify: true,
      // The pages come from this machine.
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input: {
          device: resolve('src/renderer/device/index.html'),
          inspector: resolve('src/renderer/inspector/index.html'),
        },
      },
    },
  },
})
