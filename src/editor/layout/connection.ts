/** An arrow to be routed: the tasks by name. */
export interface Connection {
  readonly id: string
  readonly from: string
  readonly to: string
}
