import { Button } from '../../ui/Button.tsx';

/** What can be done with one line. The line's name is spoken with it: a chart has many buttons called "Edit". */
export function LineButton({
  does,
  name,
  pending = false,
  onPress,
}: {
  does: string;
  name: string;
  pending?: boolean;
  onPress: () => void;
}) {
  return (
    <Button size="small" kind="quiet" aria-label={`${does} ${name}`} isPending={pending} onPress={onPress}>
      {does}
    </Button>
  );
}
