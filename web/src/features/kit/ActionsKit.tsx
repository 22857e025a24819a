import { Archive, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { toast } from '../../ui/toasts.ts';
import { WideDialog } from '../../ui/WideDialog.tsx';
import { Sample } from './Sample.tsx';

export function ActionsKit() {
  const [dialog, setDialog] = useState(false);
  const [wide, setWide] = useState(false);
  const [panel, setPanel] = useState(false);
  return (
    <>
      <Sample title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="primary" icon={<Plus aria-hidden size={16} />}>
            Book visit
          </Button>
          <Button>Reschedule</Button>
          <Button kind="quiet">Cancel</Button>
          <Button kind="danger">Discard draft</Button>
          <Button kind="primary" isPending>
            Saving
          </Button>
          <Button size="small">Small</Button>
          <Button size="large" kind="primary">
            Large
          </Button>
          <IconButton label="Edit">
            <Pencil aria-hidden size={18} />
          </IconButton>
        </div>
        <div className="mt-4">
          <Button kind="primary" disabledReason="Add a diagnosis before signing.">
            Sign note
          </Button>
        </div>
      </Sample>
      <Sample title="Menu, dialog, side panel, toast">
        <div className="flex flex-wrap gap-3">
          <Menu
            label="Visit"
            trigger={<Button icon={<Ellipsis aria-hidden size={16} />}>More</Button>}
            sections={[
              {
                entries: [
                  { id: 'edit', label: 'Edit', keys: 'E', icon: <Pencil aria-hidden size={16} /> },
                  { id: 'archive', label: 'Archive', icon: <Archive aria-hidden size={16} /> },
                ],
              },
              {
                entries: [
                  { id: 'remove', label: 'Cancel visit…', tone: 'danger', icon: <Trash2 aria-hidden size={16} /> },
                ],
              },
            ]}
          />
          <Button onPress={() => setDialog(true)}>Open dialog</Button>
          <Button onPress={() => setWide(true)}>Open wide dialog</Button>
          <Button onPress={() => setPanel(true)}>Open side panel</Button>
          <Button onPress={() => toast('Visit booked for Tue, Jan 5, 2:00 PM')}>Show toast</Button>
          <Button
            onPress={() =>
              toast('The reminder could not be sent', { tone: 'danger', action: { label: 'Retry', onPress: () => {} } })
            }
          >
            Show failed toast
          </Button>
        </div>
        <ConfirmDialog
          title="Remove the role Supervisor?"
          isOpen={dialog}
          onClose={() => setDialog(false)}
          confirmLabel="Remove role"
          confirmKind="danger"
          onConfirm={() => setDialog(false)}
          loading={false}
          submitError={null}
        >
          Three notes wait for a cosignature from Ilse Brandvold. They stay in the queue and need another supervisor.
        </ConfirmDialog>
        {wide ? (
          <WideDialog title="Consent to treatment" onClose={() => setWide(false)}>
            <p className="flex-1 overflow-auto bg-canvas p-6">One thing to look at, as large as the window allows.</p>
          </WideDialog>
        ) : null}
        <SidePanel title="Visit" isOpen={panel} onClose={() => setPanel(false)}>
          <p className="text-ink-muted">A quick task beside the page it belongs to.</p>
        </SidePanel>
      </Sample>
      <Sample title="Badges: word, icon and color">
        <div className="flex flex-wrap gap-2">
          <Badge>Scheduled</Badge>
          <Badge tone="info">In session</Badge>
          <Badge tone="good">Confirmed</Badge>
          <Badge tone="warn">Due Friday</Badge>
          <Badge tone="danger">Overdue</Badge>
        </div>
      </Sample>
      <Sample title="Notices">
        <div className="flex max-w-2xl flex-col gap-3">
          <Notice title="Releases are read-only until the consent is signed" />
          <Notice tone="warn" title="Your password ends in 5 days" action={<Button size="small">Change it</Button>} />
          <Notice tone="danger" title="PHQ-9 item 9 was answered “several days”">
            Answered Mon, Jan 4, 8:12 PM. Not acknowledged yet.
          </Notice>
          <Notice tone="good" title="Backup checked 20 minutes ago" />
        </div>
      </Sample>
      <Sample title="Saving">
        <div className="flex flex-col gap-2">
          <SaveState saving={{ state: 'unsaved' }} />
          <SaveState saving={{ state: 'saving' }} />
          <SaveState saving={{ state: 'saved', at: '10:42 AM' }} />
          <SaveState saving={{ state: 'failed' }} />
          <SaveState saving={{ state: 'conflict', by: 'Ilse Brandvold' }} />
        </div>
      </Sample>
      <Sample title="Tabs">
        <Tabs
          label="Chart"
          tabs={[
            { id: 'overview', title: 'Overview', content: <p>What matters now.</p> },
            { id: 'notes', title: 'Notes', content: <p>All notes, newest first.</p> },
            { id: 'plan', title: 'Plan', content: <p>Goals and objectives.</p> },
            { id: 'files', title: 'Files', content: <p>Documents and forms.</p> },
          ]}
        />
      </Sample>
    </>
  );
}
