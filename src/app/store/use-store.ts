import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Hit } from '../../api/index.ts'
import { verifyBundle, verifyReceipt, type ContractCheck } from '../../contracts/index.ts'
import { storeClient } from '../store-client.ts'

const PAGE = 20

/** What the store finds for some words; none: the newest. */
export function useSearch(words: string) {
  return useInfiniteQuery({
    queryKey: ['store', 'search', words],
    queryFn: ({ pageParam, signal }) => storeClient.search(words, { limit: PAGE, offset: pageParam, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
  })
}

/** All pages that were fetched, as one list without repetitions. */
export function hitsOf(pages: readonly { readonly hits: readonly Hit[] }[]): readonly Hit[] {
  return [...new Map(pages.flatMap(({ hits }) => hits).map((hit) => [hit.digest, hit])).values()]
}

/** A contract with everything that was checked about it in this browser; fails when anything does not hold. */
export function useContract(digest: string) {
  return useQuery(contractQuery(digest))
}

export function contractQuery(digest: string) {
  return queryOptions({
    queryKey: ['store', 'contract', digest],
    queryFn: async ({ signal }) => {
      const contract = await storeClient.contract(digest, signal)
      const { bundle, receipt, inclusion } = contract
      const verdicts = [
        await verifyBundle(bundle),
        await verifyReceipt(receipt, { bundle }),
        await verifyReceipt(inclusion, { bundle }),
      ]
      return { ...contract, checks: unique(verdicts.flatMap(({ checks }) => checks)) }
    },
    staleTime: Infinity,
  })
}

/** The receipt of publication and the proof of today say some things twice. */
function unique(checks: readonly ContractCheck[]): readonly ContractCheck[] {
  return [...new Map(checks.map((check) => [`${check.code} ${check.message}`, check])).values()]
}
