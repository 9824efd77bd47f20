import { policyKeys, type Policy, type PolicyKey, type PolicyProblem, type PolicyView } from '../../shared/policy.ts';
import type { Located } from './located-json.ts';
import { readPolicyValues } from './policy-values.ts';

/** What one place holds; `problem`: something is there that cannot be relied on. */
export type SourceReading = { source: string; root: Located } | { source: string; problem: Omit<PolicyProblem, 'source'> };

/**
 * The policy of all sources together. One that is not in order spoils the whole: what it would have locked is not known.
 * @param readings weakest first: for each key the last one that has it wins
 */
export function combinePolicy(readings: readonly SourceReading[]): PolicyView {
  if (readings.length === 0) return { status: 'none' };
  const problems: PolicyProblem[] = [];
  const policy: Policy = {};
  const sources: Partial<Record<PolicyKey, string>> = {};
  for (const reading of readings) {
    const { source } = reading;
    if ('problem' in reading) {
      problems.push({ source, ...reading.problem });
      continue;
    }
    const read = readPolicyValues(reading.root, source);
    problems.push(...read.problems);
    Object.assign(policy, read.policy);
    for (const key of policyKeys) if (key in read.policy) sources[key] = source;
  }
  return problems.length > 0 ? { status: 'refused', problems } : { status: 'managed', policy, sources };
}
