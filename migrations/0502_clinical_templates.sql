-- The two templates to begin with, in words of our own. A correction is a new row with the next version.

insert into note_templates (id, key, version, kind, name, published_at, definition) values
('0198e3a0-0000-7000-8000-000000000501', 'progress_soap', 1, 'progress_note', 'Progress note (SOAP)', timestamptz '2026-01-01 00:00+00', '{"sections": [
  {"key": "subjective", "title": "Subjective",
   "fields": [
     {"key": "concerns", "label": "What the client brought", "kind": "text", "required": true, "help": "In the client''s words where they matter: concerns, events, mood since the last visit"},
     {"key": "changes", "label": "Symptoms and changes", "kind": "choice", "options": ["Improved", "Unchanged", "Worse", "Mixed"]},
     {"key": "between_visits", "label": "Between visits", "kind": "text", "help": "Homework, medication, coping, stressors"}]},
  {"key": "objective", "title": "Objective",
   "shortcuts": [{"label": "All within normal limits", "answers": [{"key": "appearance", "picks": ["Well groomed"]}, {"key": "mood", "picks": ["Euthymic"]}, {"key": "affect", "picks": ["Full range", "Congruent"]}, {"key": "speech", "picks": ["Normal"]}, {"key": "thought", "picks": ["Linear", "Goal directed"]}, {"key": "orientation", "picks": ["Fully oriented"]}]}],
   "fields": [
     {"key": "appearance", "label": "Appearance", "kind": "choice", "options": ["Well groomed", "Casual", "Disheveled", "Unkempt"]},
     {"key": "mood", "label": "Mood", "kind": "choices", "options": ["Euthymic", "Anxious", "Depressed", "Irritable", "Elevated", "Angry"]},
     {"key": "affect", "label": "Affect", "kind": "choices", "options": ["Full range", "Congruent", "Constricted", "Blunted", "Flat", "Labile", "Incongruent"]},
     {"key": "speech", "label": "Speech", "kind": "choice", "options": ["Normal", "Soft", "Loud", "Slowed", "Rapid", "Pressured"]},
     {"key": "thought", "label": "Thought process", "kind": "choices", "options": ["Linear", "Goal directed", "Circumstantial", "Tangential", "Racing", "Disorganized"]},
     {"key": "orientation", "label": "Orientation", "kind": "choice", "options": ["Fully oriented", "Partly oriented", "Disoriented"]},
     {"key": "observations", "label": "Other observations", "kind": "text"}]},
  {"key": "risk", "title": "Risk",
   "shortcuts": [{"label": "Denies all", "answers": [{"key": "suicidal_ideation", "picks": ["Denied"]}, {"key": "homicidal_ideation", "picks": ["Denied"]}, {"key": "self_harm", "picks": ["Denied"]}, {"key": "overall", "picks": ["Low"]}]}],
   "fields": [
     {"key": "suicidal_ideation", "label": "Suicidal ideation", "kind": "choice", "required": true, "options": ["Denied", "Passive", "Active", "With plan", "With intent"]},
     {"key": "homicidal_ideation", "label": "Homicidal ideation", "kind": "choice", "required": true, "options": ["Denied", "Passive", "Active", "With plan", "With intent"]},
     {"key": "self_harm", "label": "Self-harm", "kind": "choice", "required": true, "options": ["Denied", "History", "Recent", "Current"]},
     {"key": "overall", "label": "Overall risk", "kind": "choice", "required": true, "options": ["Low", "Moderate", "High", "Imminent"]},
     {"key": "risk_response", "label": "What was done about it", "kind": "text", "help": "Safety plan, contacts, means safety, level of care",
      "required_unless": [{"key": "overall", "pick": "Low"}, {"key": "suicidal_ideation", "pick": "Denied"}, {"key": "homicidal_ideation", "pick": "Denied"}]}]},
  {"key": "assessment", "title": "Assessment",
   "fields": [
     {"key": "progress", "label": "Progress", "kind": "choice", "options": ["Excellent", "Good", "Some", "None", "Regression"]},
     {"key": "impression", "label": "Clinical impression", "kind": "text", "required": true},
     {"key": "medical_necessity", "label": "Why treatment goes on", "kind": "text", "help": "What still impairs the client and what treatment is expected to change"}]},
  {"key": "plan", "title": "Plan",
   "fields": [
     {"key": "interventions", "label": "Interventions used", "kind": "choices", "options": ["Cognitive restructuring", "Behavioral activation", "Exposure", "Mindfulness", "Motivational interviewing", "Psychoeducation", "Skills training", "Supportive listening"]},
     {"key": "plan", "label": "Plan and next steps", "kind": "text", "required": true},
     {"key": "homework", "label": "Homework", "kind": "text"}]}]}'),
('0198e3a0-0000-7000-8000-000000000502', 'intake', 1, 'intake_assessment', 'Intake assessment', timestamptz '2026-01-01 00:00+00', '{"sections": [
  {"key": "presenting", "title": "Presenting problem",
   "fields": [
     {"key": "chief_complaint", "label": "Chief complaint", "kind": "text", "required": true, "help": "In the client''s own words"},
     {"key": "history", "label": "History of the problem", "kind": "text", "required": true, "help": "Onset, course, what makes it worse or better"},
     {"key": "symptoms", "label": "Symptoms", "kind": "choices", "options": ["Depressed mood", "Loss of interest", "Anxiety", "Panic", "Worry", "Irritability", "Sleep problems", "Appetite change", "Low energy", "Poor concentration", "Intrusive memories", "Avoidance", "Hypervigilance", "Substance use", "Obsessions", "Compulsions", "Mood swings", "Social withdrawal"]},
     {"key": "earlier_treatment", "label": "Earlier treatment", "kind": "text", "help": "Therapy, medication, hospital stays"}]},
  {"key": "history", "title": "History",
   "fields": [
     {"key": "psychiatric", "label": "Psychiatric history", "kind": "text"},
     {"key": "medical", "label": "Medical history", "kind": "text"},
     {"key": "substance", "label": "Substance use", "kind": "text"},
     {"key": "family", "label": "Family history", "kind": "text"},
     {"key": "social", "label": "Social history", "kind": "text", "help": "Household, work, school, relationships, culture, supports"},
     {"key": "trauma", "label": "Trauma history", "kind": "text"},
     {"key": "developmental", "label": "Developmental history", "kind": "text"}]},
  {"key": "mental_status", "title": "Mental status",
   "shortcuts": [{"label": "All within normal limits", "answers": [{"key": "appearance", "picks": ["Well groomed", "Cooperative"]}, {"key": "speech", "picks": ["Normal"]}, {"key": "mood", "picks": ["Euthymic"]}, {"key": "affect", "picks": ["Full range", "Congruent"]}, {"key": "thought_process", "picks": ["Linear", "Goal directed"]}, {"key": "thought_content", "picks": ["Unremarkable"]}, {"key": "perception", "picks": ["No disturbance"]}, {"key": "cognition", "picks": ["Fully oriented", "Attention intact", "Memory intact"]}, {"key": "insight", "picks": ["Good"]}]}],
   "fields": [
     {"key": "appearance", "label": "Appearance and behavior", "kind": "choices", "options": ["Well groomed", "Casual", "Disheveled", "Cooperative", "Guarded", "Restless", "Slowed"]},
     {"key": "speech", "label": "Speech", "kind": "choice", "options": ["Normal", "Soft", "Loud", "Slowed", "Rapid", "Pressured"]},
     {"key": "mood", "label": "Mood", "kind": "choices", "options": ["Euthymic", "Anxious", "Depressed", "Irritable", "Elevated", "Angry"]},
     {"key": "affect", "label": "Affect", "kind": "choices", "options": ["Full range", "Congruent", "Constricted", "Blunted", "Flat", "Labile", "Incongruent"]},
     {"key": "thought_process", "label": "Thought process", "kind": "choices", "options": ["Linear", "Goal directed", "Circumstantial", "Tangential", "Racing", "Disorganized"]},
     {"key": "thought_content", "label": "Thought content", "kind": "choices", "options": ["Unremarkable", "Preoccupations", "Obsessions", "Delusions", "Paranoia"]},
     {"key": "perception", "label": "Perception", "kind": "choices", "options": ["No disturbance", "Auditory hallucinations", "Visual hallucinations", "Dissociation"]},
     {"key": "cognition", "label": "Cognition", "kind": "choices", "options": ["Fully oriented", "Attention intact", "Memory intact", "Attention impaired", "Memory impaired", "Disoriented"]},
     {"key": "insight", "label": "Insight and judgment", "kind": "choice", "options": ["Good", "Fair", "Limited", "Poor"]}]},
  {"key": "risk", "title": "Risk",
   "shortcuts": [{"label": "Denies all", "answers": [{"key": "suicidal_ideation", "picks": ["Denied"]}, {"key": "homicidal_ideation", "picks": ["Denied"]}, {"key": "self_harm", "picks": ["Denied"]}, {"key": "overall", "picks": ["Low"]}]}],
   "fields": [
     {"key": "suicidal_ideation", "label": "Suicidal ideation", "kind": "choice", "required": true, "options": ["Denied", "Passive", "Active", "With plan", "With intent"]},
     {"key": "homicidal_ideation", "label": "Homicidal ideation", "kind": "choice", "required": true, "options": ["Denied", "Passive", "Active", "With plan", "With intent"]},
     {"key": "self_harm", "label": "Self-harm", "kind": "choice", "required": true, "options": ["Denied", "History", "Recent", "Current"]},
     {"key": "overall", "label": "Overall risk", "kind": "choice", "required": true, "options": ["Low", "Moderate", "High", "Imminent"]},
     {"key": "abuse_neglect", "label": "Abuse or neglect", "kind": "text", "help": "What was reported, to whom, when"},
     {"key": "risk_response", "label": "What was done about it", "kind": "text", "help": "Safety plan, contacts, means safety, level of care",
      "required_unless": [{"key": "overall", "pick": "Low"}, {"key": "suicidal_ideation", "pick": "Denied"}, {"key": "homicidal_ideation", "pick": "Denied"}]}]},
  {"key": "formulation", "title": "Formulation",
   "fields": [
     {"key": "impression", "label": "Clinical impression", "kind": "text", "required": true},
     {"key": "strengths", "label": "Strengths and supports", "kind": "text"},
     {"key": "differential", "label": "What else was considered", "kind": "text"}]},
  {"key": "treatment", "title": "Treatment",
   "fields": [
     {"key": "recommendations", "label": "Recommendations", "kind": "text", "required": true},
     {"key": "frequency", "label": "Frequency", "kind": "choice", "options": ["Twice a week", "Weekly", "Every two weeks", "Monthly", "As needed"]},
     {"key": "modality", "label": "Modality", "kind": "choices", "options": ["Individual", "Couples", "Family", "Group"]},
     {"key": "goals", "label": "First goals", "kind": "text"},
     {"key": "referrals", "label": "Referrals", "kind": "text"}]}]}');
