import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { historyDatabase } from '../../editor/index.ts'
import { documents, type DocumentSeed } from './documents.ts'

export const DOCUMENTS = ['documents']

/** The pathways of this browser, the last changed one first. */
export function useDocuments() {
  return useQuery({ queryKey: DOCUMENTS, queryFn: documents.list, staleTime: 0 })
}

/** Keeps a new pathway and opens it in the editor. */
export function useOpenSeed() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (seed: DocumentSeed) => {
      const { id } = await documents.create(seed)
      await client.invalidateQueries({ queryKey: DOCUMENTS })
      await navigate({ to: '/edit/$id', params: { id } })
    },
  })
}

export function useRemoveDocument() {
  const client = useQueryClient()
  const renew = () => client.invalidateQueries({ queryKey: DOCUMENTS })
  return useMutation({
    mutationFn: async (id: string) => {
      const removed = await documents.remove(id)
      // What could be undone in it goes too; bringing the pathway back brings back the pathway only.
      await historyDatabase().remove(id)
      return removed
    },
    onSuccess: renew,
  })
}

export function useRestoreDocument() {
  const client = useQueryClient()
  const renew = () => client.invalidateQueries({ queryKey: DOCUMENTS })
  return useMutation({ mutationFn: documents.restore, onSuccess: renew })
}
