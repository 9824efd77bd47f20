import { useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { useImagePolicy } from '../../markdown/image-policy.ts';
import { useStrings } from '../../ui/context.ts';
import type { NodeProps } from '../context.ts';
import { flag, label, oneOf } from '../read.ts';
import { blockStyle, defined, flex } from '../values/block.ts';
import { color } from '../values/color.ts';

const badgeColors = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'] as const;

export function Badge({ node }: NodeProps): ReactNode {
  return (
    <span
      className="w-badge"
      data-color={oneOf(node['color'], badgeColors) ?? 'secondary'}
      data-variant={oneOf(node['variant'], ['solid', 'soft', 'outline']) ?? 'soft'}
      data-size={oneOf(node['size'], ['sm', 'md', 'lg']) ?? 'sm'}
      data-pill={node['pill'] === undefined ? true : flag(node['pill'])}
    >
      {label(node['label'])}
    </span>
  );
}

const iconSizes: Readonly<Record<string, number>> = { xs: 12, sm: 14, md: 18, lg: 20, xl: 24, '2xl': 28, '3xl': 36 };

export function IconView({ node }: NodeProps): ReactNode {
  const size = iconSizes[oneOf(node['size'], ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']) ?? 'md'];
  return (
    <span className="w-icon" style={defined({ color: color(node['color'], 'text') })}>
      <Icon name={node['name']} {...(size === undefined ? {} : { size })} />
    </span>
  );
}

const positions = ['top left', 'top', 'top right', 'left', 'center', 'right', 'bottom left', 'bottom', 'bottom right'] as const;

/** A picture, loaded only where the thread's policy allows it (§4.1); else its name, which leads to it. */
export function ImageView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const verdict = useImagePolicy()(node['src']);
  const [broken, setBroken] = useState<string>();
  const alt = label(node['alt']);
  const style: CSSProperties = {
    ...blockStyle(node), ...defined({ flex: flex(node['flex']), backgroundColor: color(node['background'], 'background') }),
  };
  const shape = { className: 'w-image', 'data-frame': flag(node['frame']), 'data-flush': flag(node['flush']), style };

  if (verdict.kind === 'load' && broken !== verdict.src) {
    return (
      <img
        {...shape}
        style={{ ...style, ...defined({ objectFit: oneOf(node['fit'], ['cover', 'contain', 'fill', 'scale-down', 'none']), objectPosition: oneOf(node['position'], positions) }) }}
        src={verdict.src}
        alt={alt ?? ''}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setBroken(verdict.src)}
      />
    );
  }
  const url = verdict.kind === 'name' ? verdict.url : undefined;
  const origin = url === undefined ? strings.image : strings.imageFrom(url.host);
  const name = alt ?? origin;
  if (url === undefined) {
    return (
      <span {...shape} className="w-image w-picture" role="img" aria-label={name} title={name}>
        <Icon name="square-image" size={18} />
        <span>{name}</span>
      </span>
    );
  }
  return (
    <a {...shape} className="w-image w-picture" href={url.href} target="_blank" rel="noopener noreferrer" title={origin}>
      <Icon name="square-image" size={18} />
      <span>{name}</span>
    </a>
  );
}
