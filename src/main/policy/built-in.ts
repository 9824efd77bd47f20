import type { Policy, PolicyFeature, PolicyKey, PolicyView } from '../../shared/policy.ts';
import type { SourceReading } from './combine.ts';
import type { Located } from './located-json.ts';

/** What a brand leaves out of the product (docs/branding.md). */
export interface Without {
  features: readonly PolicyFeature[];
  localServer: boolean;
  models: boolean;
}

/** The policy that a brand was built with, as the weakest source. */
export function builtInReading(source: string, policy: object): SourceReading[] {
  return Object.keys(policy).length === 0 ? [] : [{ source, root: located(policy) }];
}

/** A policy without what the product does not have: nobody can switch that on. */
export function withoutParts(view: PolicyView, source: string, { features, localServer, models }: Without): PolicyView {
  if (view.status === 'refused') return view;
  const set: Policy = view.status === 'managed' ? view.policy : {};
  const off: Policy = {
    ...(features.length > 0 && { disable: [...new Set([...(set.disable ?? []), ...features])] }),
    ...(localServer && { localServer: false }),
    ...(models && { modelEndpoints: [] }),
  };
  const keys = Object.keys(off) as PolicyKey[];
  if (keys.length === 0) return view;
  const before = view.status === 'managed' ? view.sources : {};
  return { status: 'managed', policy: { ...set, ...off }, sources: { ...before, ...Object.fromEntries(keys.map((key) => [key, source])) } };
}

function located(value: unknown): Located {
  if (Array.isArray(value)) return { type: 'list', items: value.map(located) };
  if (typeof value === 'object' && value !== null) return { type: 'object', entries: Object.entries(value).map(([key, part]) => ({ key, value: located(part) })) };
  return { type: 'value', value: value as string | number | boolean | null };
}
