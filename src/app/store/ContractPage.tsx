/** Opens here once its parts stand. */
export function ContractPage() {
  return <h1>ContractPage</h1>
}
