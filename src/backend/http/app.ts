import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { fastify, LogController } from 'fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { makeProblem } from '../../api/index.ts'
import { Refusal } from '../refusal.ts'
import { createHandlers } from './handlers.ts'
import type { Services } from './handlers.ts'
import { isPageRoute, registerPage, sendPage } from './page.ts'
import { problemOf, sendProblem } from './problems.ts'
import { registerApi } from './routes.ts'

/**
 * What the page may load: its own files only. The text editor and the graph place things by inline styles; workers may
 * come from a blob, as bundlers make them. No code from strings.
 */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

export interface AppOptions {
  readonly services: Services
  /** The built page; without it only the API is served. */
  readonly page?: string
  /** Where failures are written; nothing of what people send or search is. */
  readonly logger?: FastifyServerOptions['logger']
}

async function registerGuards(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    // The server speaks plain HTTP; whoever puts TLS before it sets this there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_, { after }) =>
      new Refusal('request.too-many', `Too many requests from your address. Try again in ${after}.`),
  })
}

/** The whole server, not listening yet: API, page, guards. */
export async function createApp({ services, page, logger = false }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    // A request line would hold what people search for.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, _, reply) => void sendProblem(reply, problemOf(error)),
  })
  await registerGuards(app)
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    return sendProblem(reply, problem)
  })
  if (page !== undefined) await registerPage(app, page)
  app.setNotFoundHandler((request, reply) => {
    if (page !== undefined && isPageRoute(request)) return sendPage(reply)
    return sendProblem(reply, makeProblem('request.not-found', 'There is nothing at this address.'))
  })
  registerApi(app, createHandlers(services), services.version)
  return app
}
