import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm run dev` sends what belongs to the server; `npm start` serves page and API from one port. */
const server = process.env['EZ_SERVER'] ?? 'http://localhost:5173'

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: true,
    // Monaco and the layout engine are larger than the default limit; both are loaded after the first paint.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      treeshake: {
        // Our modules do nothing on import but for style sheets and the entry, so that a door (`index.ts`) that
        // exports the canvas does not pull it into the first paint.
        moduleSideEffects: [
          { test: /\.css($|\?)/, sideEffects: true },
          { test: /\/src\/app\/main\.tsx$/, sideEffects: true },
          { test: /\/src\/(editor|app|api|contracts|proforma|runtime|verifier)\//, sideEffects: false },
        ],
      },
    },
  },
  server: { port: 5174, proxy: { '/api': { target: server, changeOrigin: true } } },
})
