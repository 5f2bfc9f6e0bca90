import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { deleteKey, listKeys, makeKey } from './keys.ts'

const KEYS = ['keys']

/** The keys of this browser, kept up to date by the mutations below. */
export function useKeys() {
  return useQuery({ queryKey: KEYS, queryFn: listKeys, staleTime: 0 })
}

export function useMakeKey() {
  const client = useQueryClient()
  return useMutation({ mutationFn: makeKey, onSuccess: () => client.invalidateQueries({ queryKey: KEYS }) })
}

export function useDeleteKey() {
  const client = useQueryClient()
  return useMutation({ mutationFn: deleteKey, onSuccess: () => client.invalidateQueries({ queryKey: KEYS }) })
}
