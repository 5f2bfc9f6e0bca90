/** Opens here once its parts stand. */
export function StorePage() {
  return <h1>StorePage</h1>
}
