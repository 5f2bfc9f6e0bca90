export { ReadingView } from './ReadingView.tsx'
