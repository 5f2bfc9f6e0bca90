import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const FOREVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** Names of built files hold a hash of what is in them. */
function isHashed(path: string): boolean {
  return /[\\/]assets[\\/]/.test(path)
}

/** Serves the built page from `folder`. */
export async function registerPage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', isHashed(path) ? FOREVER : ASK_AGAIN)
    },
  })
}

/** An address of the page's own router: it is answered with the page, which knows what to show. */
export function isPageRoute({ method, url }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? ''
  const isFile = /\.[A-Za-z0-9]+$/.test(path)
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && !isFile
}

export function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', ASK_AGAIN).sendFile('index.html')
}
