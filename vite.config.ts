import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './scripts/offline-plugin.ts'

/** Where `npm run dev` sends what belongs to the server; `npm start` serves page and API from one port. */
const server = process.env['EZ_SERVER'] ?? 'http://localhost:5173'

export default defineConfig({
  plugins: [react(), offline()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: true,
    // Monaco and the layout engine are larger than the default limit; both are loaded after the first paint.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/app/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
      treeshake: {
        // A door only hands on: who takes one thing through it does not get the rest, so that the first paint is not
        // made to wait for the canvas.
        moduleSideEffects: [{ test: /\/src\/.+\/index\.ts$/, sideEffects: false }],
      },
    },
  },
  server: { port: 5174, proxy: { '/api': { target: server, changeOrigin: true } } },
})
