"""The SQL of messages: who reads an address, and which regios have something to send. Used by the first migration."""

from __future__ import annotations

from typing import Final

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT

# An address is its owner's alone; the worker reads it to send.
EIGEN: Final = f"""
CREATE POLICY eigen ON post_berichtadres AS RESTRICTIVE TO web
  USING (account_id = {CONTEXT_ACCOUNT}) WITH CHECK (account_id = {CONTEXT_ACCOUNT});
-- Luik: which regios have a message that is due or was left halfway, so that the others get no handeling for nothing.
CREATE FUNCTION post_regios(p_at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT regio_id FROM post_bericht
  WHERE verstuurd_at IS NULL AND gestopt_at IS NULL AND volgende_at <= p_at ORDER BY regio_id
$$;
REVOKE ALL ON FUNCTION post_regios FROM PUBLIC;
GRANT EXECUTE ON FUNCTION post_regios TO jobs;
"""  # noqa: S608 - only text written here
UNDO: Final = "DROP FUNCTION post_regios; DROP POLICY eigen ON post_berichtadres;"
