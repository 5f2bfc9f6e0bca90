/**
 * The peer, `@openclinical/proformajs`, through its public interface only. It is a development dependency of the
 * benchmarks (GPL-3.0): nothing of it is read, copied or shipped.
 */
export interface PeerTask {
  readonly path: string
  readonly state: string
  readonly candidates?: readonly { readonly name: string; readonly support: number; readonly recommended: boolean }[]
}

export interface PeerEnactment {
  complete(path: string): unknown
  /** Chooses the candidate of a decision. */
  confirm(path: string): unknown
  set(path: string, values: Readonly<Record<string, number | string | boolean>>): unknown
  getTasks(): readonly PeerTask[]
  getComponent(path: string): PeerTask
}

interface PeerModule {
  readonly Protocol: { inflate(json: string): unknown }
  readonly Enactment: new (options: { readonly protocol: unknown; readonly start: boolean }) => PeerEnactment
}

const NAME: string = '@openclinical/proformajs'

export async function loadPeer(): Promise<(json: string) => PeerEnactment> {
  const { Protocol, Enactment } = (await import(NAME)) as PeerModule
  return (json) => new Enactment({ protocol: Protocol.inflate(json), start: true })
}

/** States of all tasks by path. */
export function peerStates(enactment: PeerEnactment): ReadonlyMap<string, string> {
  return new Map(enactment.getTasks().map(({ path, state }) => [path, state]))
}

export function peerCandidates(enactment: PeerEnactment): readonly string[] {
  const { candidates = [] } = enactment.getComponent('p:k')
  return candidates.map(({ name, support, recommended }) => `${name} ${support} ${recommended}`)
}
