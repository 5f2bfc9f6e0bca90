import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMachine } from '@xstate/react'
import { useState } from 'react'
import { fromPromise } from 'xstate'
import type { ContractBundle } from '../../contracts/index.ts'
import { publishMachine, type SignRequest } from './publish-machine.ts'
import { keepSigned, type Publication, publishKept, waitingContracts } from './publishing.ts'

const WAITING = ['contracts', 'waiting']

/** What was signed in this browser and has not reached the store. */
export function useWaiting() {
  return useQuery({ queryKey: WAITING, queryFn: waitingContracts, staleTime: 0 })
}

/** The way of one version to the store (`publish-machine.ts`), signing and sending for real. */
export function usePublish() {
  const client = useQueryClient()
  const [machine] = useState(() => {
    const sign = fromPromise<ContractBundle, SignRequest>(async ({ input: { signable, key, documentId } }) => {
      // Signing runs the test cases: the engine comes in only when somebody signs.
      const { signContract } = await import('./signing.ts')
      const bundle = await signContract(signable, key)
      await keepSigned(bundle, documentId)
      return bundle
    })
    const send = fromPromise<Publication, string>(async ({ input: digest }) => {
      try {
        return await publishKept(digest)
      } finally {
        await refresh(client)
      }
    })
    return publishMachine.provide({ actors: { sign, send } })
  })
  return useMachine(machine)
}

/** Sends what waits. */
export function usePublishWaiting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: publishKept,
    onSettled: () => refresh(client),
  })
}

/** What is shown of waiting contracts and of the store is asked for again. */
async function refresh(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: WAITING }),
    client.invalidateQueries({ queryKey: ['store'] }),
  ])
}
