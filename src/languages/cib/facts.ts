export { extractFacts } from '../../pacemaker/facts.js'
