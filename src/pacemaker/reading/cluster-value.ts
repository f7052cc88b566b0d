export { booleanOf, integerOf, isTrue, millisecondsOf } from '../../values/pacemaker-value.js'
