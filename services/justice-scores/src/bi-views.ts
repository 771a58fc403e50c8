import type { BiView } from '@amends/projections/bi-view';
import { isCounted } from '@amends/projections/case-dimensions';

/** From so many answers on a mean is shown, as in the figures. */
const LEAST_ANSWERS = 10;

const MONTH = `date_trunc('month', w.answered_at at time zone 'UTC')::date`;
const THIS_MONTH = `date_trunc('month', now() at time zone 'UTC')::date`;

/**
 * Answers of the first wave, by the month they were given in and by score. Whoever reads the view
 * again and again must not learn of a single answer by what has changed, so a month is shown when
 * it is over; and there is one division of the whole only, so that no two can be compared. What is
 * left out must not follow from the whole of the figures: it is of two months and ten answers, or
 * the smallest that could be shown goes with it; of every score, since the overall score
 * less two of the three it is made of is the third.
 */
const judgedMonths = (schema: string): string =>
  `(select w.*, bool_or(w.is_shown and w.place = 1 and w.hidden_answers > 0
        and (w.hidden_months < 2 or w.hidden_answers < ${LEAST_ANSWERS}))
      over (partition by w.month) as goes_with_it
    from (
      select c.*, row_number() over (partition by c.score, c.is_shown order by c.n, c.month)
          as place,
        count(*) filter (where not c.is_shown) over (partition by c.score) as hidden_months,
        sum(c.n) filter (where not c.is_shown) over (partition by c.score) as hidden_answers
      from (
        select ${MONTH} as month, s.score, count(*) as n, avg(s.value) as mean,
          count(*) >= ${LEAST_ANSWERS} and ${MONTH} < ${THIS_MONTH} as is_shown
        from ${schema}.case_wave w
        join ${schema}.case_justice j on j.case_id = w.case_id and ${isCounted('j')}
        cross join lateral (values
          ('distributive', w.distributive), ('interactional', w.interactional),
          ('procedural', w.procedural), ('overall', w.overall)) s(score, value)
        where w.wave = 1 and w.answered_at is not null and s.value is not null
        group by 1, 2) c) w) m
   where m.is_shown and m.goes_with_it is not true`;

const monthScores: BiView = {
  name: 'month_scores',
  says:
    'One row per month that is over and score: how fair customers found the recovery, of the ' +
    'first follow-up. Months of fewer than ten answers are left out, and one more where they ' +
    'would follow from the whole',
  from: judgedMonths,
  columns: {
    month: ['m.month', 'First day of the month (UTC) in which it was answered'],
    score: ['m.score', 'distributive, interactional, procedural, or overall in equal weights'],
    answers: ['m.n', 'Answers that the mean is of, a number, ten or more'],
    mean_points: ['round(m.mean / 1000000, 2)', 'Mean of 0 to 100 points'],
  },
};

/** What BI tools see of justice scores; the README lists it. */
export const biViews: readonly BiView[] = [monthScores];
