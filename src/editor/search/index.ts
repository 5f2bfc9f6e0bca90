export { goToDefinition, searchables, type Searchable, type SearchGroup } from './searchables.ts'
export { rank, type Ranked } from './rank.ts'
