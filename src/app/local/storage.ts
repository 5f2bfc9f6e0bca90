import { useQuery } from '@tanstack/react-query'

/** Bytes that this page uses of what the browser grants it. */
export interface StorageRoom {
  readonly used: number
  readonly quota: number
}

/** From this part on the author is told that the space runs out. */
const NEARLY = 0.9

export function isNearlyFull({ used, quota }: StorageRoom): boolean {
  return quota > 0 && used / quota >= NEARLY
}

/** How much room there is; nothing where the browser does not say. */
export async function storageRoom(
  storage: Pick<StorageManager, 'estimate'> | undefined = (navigator as { readonly storage?: StorageManager }).storage,
): Promise<StorageRoom | null> {
  const { usage, quota } = (await storage?.estimate()) ?? {}
  return usage === undefined || quota === undefined ? null : { used: usage, quota }
}

/** Asks the browser not to clear this page's storage when the disk fills up; it may say no. */
export async function keepForGood(
  storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined = (
    navigator as { readonly storage?: StorageManager }
  ).storage,
): Promise<boolean> {
  try {
    return (await storage?.persisted()) === true || (await storage?.persist()) === true
  } catch {
    return false
  }
}

/** The room as it is now, asked again every few minutes. */
export function useStorageRoom() {
  return useQuery({
    queryKey: ['storage'],
    queryFn: () => storageRoom(),
    refetchInterval: 5 * 60_000,
    staleTime: 60_000,
  })
}
