import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMessages, type Version } from '../../editor/index.ts'
import { database, type StoredVersion } from '../local/database.ts'
import { versions, type VersionSeed } from '../local/versions.ts'
import { contractQuery } from '../store/use-store.ts'
import { useWorkbench } from './workbench.ts'

/** What stands for the pathway as it is now among its versions. */
export const NOW = 'now'

const VERSIONS = 'versions'

/** The versions that the author named, the newest first. */
export function useVersions() {
  const { id } = useWorkbench()
  return useQuery({ queryKey: [VERSIONS, id], queryFn: () => versions.list(id), staleTime: 0 })
}

export function useSaveVersion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (seed: VersionSeed) => versions.save(seed),
    onSuccess: ({ documentId }) => client.invalidateQueries({ queryKey: [VERSIONS, documentId] }),
  })
}

export function useRemoveVersion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: StoredVersion) => versions.remove(id),
    onSuccess: (_, { documentId }) => client.invalidateQueries({ queryKey: [VERSIONS, documentId] }),
  })
}

export function useBringBackVersion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (version: StoredVersion) => versions.restore(version),
    onSuccess: (_, { documentId }) => client.invalidateQueries({ queryKey: [VERSIONS, documentId] }),
  })
}

/** A version that stands in the store, or will. */
export interface PublishedVersion {
  readonly id: string
  readonly label: string
  /** Absent while it is fetched. */
  readonly version: Version | undefined
  readonly failure?: string
}

/** What was published of this pathway from this browser, the newest first, and what it was opened from. */
export function usePublishedVersions(): readonly PublishedVersion[] {
  const t = useMessages()
  const { id, stored } = useWorkbench()
  const { origin } = stored
  const signed = useQuery({
    queryKey: ['contracts', 'document', id],
    queryFn: () => database.contracts.where('documentId').equals(id).sortBy('signedAt'),
    staleTime: 0,
  })
  const digest = origin.kind === 'contract' ? origin.digest : undefined
  const opened = useQuery({ ...contractQuery(digest ?? ''), enabled: digest !== undefined })
  const own = (signed.data ?? []).toReversed().map(({ digest: its, bundle }): PublishedVersion => {
    const { manifest, protocol, layout } = bundle.content
    const label = t('versions.published', { name: manifest.name, version: manifest.version })
    return { id: its, label, version: { text: protocol, layout, label } }
  })
  if (origin.kind !== 'contract' || own.some((one) => one.id === origin.digest)) return own
  const label = t('versions.origin', { name: origin.name, version: origin.version })
  const content = opened.data?.bundle.content
  return [
    ...own,
    {
      id: origin.digest,
      label,
      version: content === undefined ? undefined : { text: content.protocol, layout: content.layout, label },
      ...(opened.isError ? { failure: opened.error.message } : {}),
    },
  ]
}
