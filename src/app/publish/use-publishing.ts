import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { StoredKey } from '../local/database.ts'
import { keepSigned, publishKept, waitingContracts } from './publishing.ts'
import { signContract, type Signable } from './signing.ts'

const WAITING = ['contracts', 'waiting']

/** What was signed in this browser and has not reached the store. */
export function useWaiting() {
  return useQuery({ queryKey: WAITING, queryFn: waitingContracts, staleTime: 0 })
}

interface SignRequest {
  readonly signable: Signable
  readonly key: StoredKey
  readonly documentId: string
}

/** Signs, keeps and publishes; resolves with the contract and how its publication ended. */
export function useSignAndPublish() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ signable, key, documentId }: SignRequest) => {
      const bundle = await signContract(signable, key)
      await keepSigned(bundle, documentId)
      return { bundle, publication: await publishKept(bundle.digest) }
    },
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: WAITING }), client.invalidateQueries({ queryKey: ['store'] })]),
  })
}

/** Sends what waits. */
export function usePublishWaiting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: publishKept,
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: WAITING }), client.invalidateQueries({ queryKey: ['store'] })]),
  })
}
