/** Opens here once its parts stand. */
export function EditorPage() {
  return <h1>EditorPage</h1>
}
