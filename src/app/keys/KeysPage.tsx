/** Opens here once its parts stand. */
export function KeysPage() {
  return <h1>KeysPage</h1>
}
